package io.carillon.dispatcher.provider;

import io.vertx.core.json.JsonObject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A Google service account for show: its key is made when it is first wanted and known to nobody. */
final class SandboxServiceAccount {
    private SandboxServiceAccount() {}

    private static final class Lazy {
        private static final String KEY = key();
    }

    /** The key file of an account that gets its tokens at {@code tokenUri}. */
    static String at(String tokenUri) {
        return new JsonObject()
                .put("type", "service_account")
                .put("project_id", "demo-project")
                .put("private_key_id", "demo-sandbox-key")
                .put("private_key", Lazy.KEY)
                .put("client_email", "demo-sandbox@demo-project.iam.gserviceaccount.com")
                .put("token_uri", tokenUri)
                .encode();
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }
}
