package io.carillon.admin.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.Attachment;
import io.carillon.events.Button;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.Media;
import io.carillon.events.MediaKind;
import io.carillon.events.PushOptions;
import io.carillon.events.TenantConfigPublished;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads and writes jsonb columns as text, with the mapper that also writes events. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            Channel.class,
            Content.class,
            Attachment.class,
            Media.class,
            MediaKind.class,
            Button.class,
            PushOptions.class,
            TenantConfigPublished.class,
            TenantConfigPublished.Template.class,
            TenantConfigPublished.TemplateVersion.class,
            TenantConfigPublished.Digest.class,
            TenantConfigPublished.Layout.class,
            EscalationStep.class,
            TenantConfigPublished.ProviderAccount.class,
            TenantConfigPublished.Category.class,
            TenantConfigPublished.WebhookEndpoint.class,
            TenantConfigPublished.SigningSecret.class
        })
public class JsonColumns {
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<List<TenantConfigPublished.TemplateVersion>> VERSIONS = new TypeReference<>() {};

    private static final String FOREIGN = "the column does not hold what was written";

    private final ObjectMapper mapper;

    JsonColumns(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** JSON text; null for null. */
    public String write(Object value) {
        try {
            return value == null ? null : mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written as JSON", impossible);
        }
    }

    public Map<String, String> strings(String json) {
        return read(json, STRINGS);
    }

    /** An object of numbers whose names are wire names of an enum. */
    public <K extends Enum<K>> Map<K, Integer> numbers(String json, Function<String, K> key) {
        Map<K, Integer> numbers = new TreeMap<>();
        read(json, NUMBERS).forEach((name, number) -> numbers.put(key.apply(name), number));
        return numbers;
    }

    public List<TenantConfigPublished.TemplateVersion> versions(String json) {
        return read(json, VERSIONS);
    }

    public <T> List<T> list(String json, Class<T> element) {
        try {
            return mapper.readerForListOf(element).readValue(json);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(FOREIGN, foreign);
        }
    }

    /** An object of plain values, lists and objects. */
    public Map<String, Object> object(String json) {
        return read(json, new TypeReference<>() {});
    }

    /** Whatever the column holds, as maps, lists and plain values; null for null. */
    public Object any(String json) {
        return json == null ? null : read(json, new TypeReference<Object>() {});
    }

    public TenantConfigPublished snapshot(String json) {
        return read(json, new TypeReference<>() {});
    }

    /** What {@link #write} wrote; null for null. */
    public <T> T read(String json, TypeReference<T> type) {
        try {
            return json == null ? null : mapper.readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(FOREIGN, foreign);
        }
    }
}
