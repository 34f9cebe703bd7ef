package io.carillon.admin.provider;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys made for the test run, in the forms in which people paste them. */
public final class Keys {
    private static final String RSA = pem();

    private Keys() {}

    public static String rsaPem() {
        return RSA;
    }

    static String ecPublicKey() {
        return base64(pair("EC").getPublic());
    }

    public static String serviceAccount(String tokenUri) {
        return """
                {"type": "service_account", "project_id": "demo-project", "private_key_id": "demo",
                 "private_key": "%s", "client_email": "push@demo-project.iam.gserviceaccount.com",
                 "token_uri": "%s"}""".formatted(RSA.replace("\n", "\\n"), tokenUri);
    }

    private static String pem() {
        String body = base64(pair("RSA").getPrivate()).replaceAll("(.{64})", "$1\n");
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static java.security.KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
