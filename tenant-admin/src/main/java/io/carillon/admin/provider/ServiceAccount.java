package io.carillon.admin.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.PrivateKey;
import java.util.Optional;

/**
 * A Google service account's key file.
 *
 * @param projectId project it belongs to
 * @param clientEmail its name at Google
 * @param privateKeyId names the key, or null
 * @param privateKey signs for it
 * @param tokenUri where tokens are given out
 */
public record ServiceAccount(
        String projectId, String clientEmail, String privateKeyId, PrivateKey privateKey, String tokenUri) {
    static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The key file; empty when the text is something else. */
    public static Optional<ServiceAccount> parse(String text) {
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<ServiceAccount> of(JsonNode file) {
        boolean whole = "service_account".equals(file.path("type").asText())
                && file.path("client_email").asText().contains("@")
                && file.path("project_id").isTextual();
        return whole
                ? KeyFile.rsaPrivateKey(file.path("private_key").asText())
                        .map(key -> new ServiceAccount(
                                file.path("project_id").asText(),
                                file.path("client_email").asText(),
                                file.path("private_key_id").asText(null),
                                key,
                                file.path("token_uri").asText(GOOGLE)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + clientEmail + "]";
    }
}
