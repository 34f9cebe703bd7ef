package io.carillon.core.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells whether two requests say the same: SHA-256 of the request with its maps in key order, white space aside. */
@ApplicationScoped
public class RequestHash {
    private final ObjectWriter canonical;

    RequestHash(ObjectMapper json) {
        this.canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** The hash of a request. */
    public String of(Object request) {
        try {
            byte[] bytes = canonical.writeValueAsBytes(request);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (JsonProcessingException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
