package io.carillon.dispatcher.push;

import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A service account of nobody. */
final class Keys {
    static final KeyPair PAIR = pair();

    private Keys() {}

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String serviceAccount(String tokenUri) {
        String base64 = Base64.getMimeEncoder().encodeToString(PAIR.getPrivate().getEncoded());
        return new JsonObject()
                .put("type", "service_account")
                .put("project_id", "demo")
                .put("private_key_id", "test-key")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
                .put("client_email", "push@demo.iam.gserviceaccount.com")
                .put("token_uri", tokenUri)
                .encode();
    }
}
