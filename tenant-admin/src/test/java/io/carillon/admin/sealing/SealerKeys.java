package io.carillon.admin.sealing;

import io.carillon.tenantconfig.SecretSealer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Sealers with demo keys; a key is known by its name. */
public final class SealerKeys {
    private SealerKeys() {}

    public static SecretSealer sealer(String... names) {
        return SecretSealer.of(entries(names));
    }

    static String entries(String... names) {
        return Arrays.stream(names).map(SealerKeys::entry).collect(Collectors.joining(","));
    }

    private static String entry(String name) {
        byte[] key = Arrays.copyOf(("demo-key-" + name).getBytes(StandardCharsets.US_ASCII), 32);
        return name + ":" + Base64.getEncoder().encodeToString(key);
    }
}
