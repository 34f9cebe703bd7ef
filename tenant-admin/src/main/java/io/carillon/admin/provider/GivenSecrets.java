package io.carillon.admin.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the secrets of a request: values by name. An account that goes back as it was shown has a list of its secrets'
 * names there instead; that gives none, so all stay.
 */
class GivenSecrets extends JsonDeserializer<Map<String, String>> {

    @Override
    public Map<String, String> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.isExpectedStartArrayToken()) {
            context.readValue(json, context.getTypeFactory().constructCollectionType(List.class, SecretView.class));
            return Map.of();
        }
        return context.readValue(
                json, context.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, String.class));
    }
}
