package io.carillon.devstack.suite;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Passwords and keys of a stack on a developer's machine: fixed, public, and named so that nobody mistakes them. */
final class DemoSecrets {

    private static final String SEALING_KEY = "demo-sealing-key-of-32-bytes-001";
    private static final String ID_SIGNING_KEY = "demo-id-signing-key-32-bytes-001";

    private DemoSecrets() {}

    /** Role passwords by the variable names of {@code deploy/postgres/bootstrap.sql}. */
    static Map<String, String> databasePasswords() {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role :
                new String[] {"core_owner", "core_api", "core_pipeline", "admin_owner", "admin_api", "admin_relay"}) {
            passwords.put(role + "_password", "demo-" + role.replace('_', '-') + "-password");
        }
        return passwords;
    }

    /** The same secrets and the service keys under the names that services read. */
    static Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        databasePasswords().forEach((name, password) -> values.put(environmentName(name), password));
        values.put("SEALING_KEYS", "demo-1:" + base64(SEALING_KEY));
        values.put("ID_SIGNING_KEY", base64(ID_SIGNING_KEY));
        return values;
    }

    /** {@code core_owner_password} becomes {@code CORE_DB_OWNER_PASSWORD}. */
    private static String environmentName(String name) {
        return name.toUpperCase(java.util.Locale.ROOT).replaceFirst("_", "_DB_");
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }
}
