package io.carillon.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads what callers send, and refuses a field that nobody here reads: a misspelt name would else pass for "left out".
 * Only bodies are read like this; what a service stored or was told by another may hold more than it knows. A request
 * names fields that are shown and never taken, such as {@code createdAt}, in {@code @JsonIgnoreProperties}.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class StrictBodies extends ServerJacksonMessageBodyReader {

    @Inject
    public StrictBodies(Instance<ObjectMapper> json) {
        super(json);
    }

    @Override
    protected ObjectReader getEffectiveReader() {
        return strict(super.getEffectiveReader());
    }

    /** For a body that a service reads itself. */
    public static ObjectReader strict(ObjectReader reader) {
        return reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
