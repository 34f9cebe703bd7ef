package io.carillon.core.preference;

import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and reads the tokens in unsubscribe addresses: what they stand for, in the open, and a MAC over it. They hold no
 * address, name the key that signed them, and are good for as long as that key is configured: mail may be old when
 * somebody has enough of it. Thread-safe.
 */
@ApplicationScoped
class UnsubscribeTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String DERIVATION = "carillon unsubscribe v1";
    private static final String DERIVED = "id";
    private static final int MAC_BYTES = 16;
    private static final int PARTS = 5;

    /** Between parts, none of which may hold control characters. */
    private static final String SEPARATOR = "\n";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    /**
     * Takes the keys.
     *
     * @param idKey base64 of the key that signs ids
     */
    UnsubscribeTokens(UnsubscribeConfig config, @ConfigProperty(name = "carillon.ids.signing-key") String idKey) {
        config.keys().stream().flatMap(list -> Arrays.stream(list.split(","))).forEach(this::add);
        byte[] derived = mac(key(Base64.getDecoder().decode(idKey)), DERIVATION.getBytes(StandardCharsets.UTF_8));
        keys.put(DERIVED, key(derived));
    }

    /** The token for {@code what}; always the same one while keys stay. */
    String issue(Unsubscription what) {
        String keyId = keys.keySet().iterator().next();
        byte[] payload = String.join(
                        SEPARATOR,
                        keyId,
                        what.subject().tenant().toString(),
                        what.channel().wireName(),
                        what.category(),
                        what.subject().name())
                .getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(keys.get(keyId), payload));
    }

    /** What a token stands for; empty when it is not one of ours. */
    Optional<Unsubscription> read(String token) {
        try {
            int dot = token.indexOf('.');
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            byte[] mac = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            String[] parts = new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
            SecretKeySpec key = keys.get(parts[0]);
            return key != null && parts.length == PARTS && MessageDigest.isEqual(mac, sign(key, payload))
                    ? Optional.of(unsubscription(parts))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Unsubscription unsubscription(String[] parts) {
        return new Unsubscription(new Subject(TenantId.of(parts[1]), parts[4]), Channel.of(parts[2]), parts[3]);
    }

    private void add(String named) {
        String[] parts = named.strip().split(":", 2);
        if (parts.length != 2 || parts[0].isBlank()) {
            throw new IllegalStateException("carillon.unsubscribe.keys is not keyId:base64[,…]");
        }
        keys.put(parts[0], key(Base64.getDecoder().decode(parts[1])));
    }

    private static byte[] sign(SecretKeySpec key, byte[] payload) {
        return Arrays.copyOf(mac(key, payload), MAC_BYTES);
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
