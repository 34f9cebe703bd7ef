package io.carillon.tenantconfig;

import io.carillon.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals provider secrets with AES-256-GCM. A sealed secret reads {@code keyId.base64url(iv | ciphertext | tag)}; tenant,
 * account and name are bound as associated data, so a secret moved elsewhere does not open. The first configured key
 * seals, every configured key opens.
 */
@ApplicationScoped
public class SecretSealer {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Reads the keys.
     *
     * @param keys {@code keyId:base64of32bytes[,keyId:…]}
     * @throws IllegalArgumentException when there is none or one is malformed
     */
    SecretSealer(@ConfigProperty(name = "carillon.sealing.keys") String keys) {
        for (String entry : keys.split(",")) {
            addKey(entry.trim().split(":", 2));
        }
    }

    /** A sealer with these keys, for tools and tests. */
    public static SecretSealer of(String keys) {
        return new SecretSealer(keys);
    }

    private void addKey(String[] idAndKey) {
        byte[] key = idAndKey.length == 2 ? decode(Base64.getDecoder(), idAndKey[1]) : new byte[0];
        boolean isNamed = !idAndKey[0].isBlank() && !idAndKey[0].contains(".") && !keys.containsKey(idAndKey[0]);
        if (key.length != KEY_BYTES || !isNamed) {
            throw new IllegalArgumentException("SEALING_KEYS must read keyId:base64 of 32 bytes, each keyId once");
        }
        keys.put(idAndKey[0], new SecretKeySpec(key, "AES"));
    }

    /** The decoder's own message would show part of the secret; what it refuses is as good as nothing. */
    private static byte[] decode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** The id of the key that seals. */
    public String currentKeyId() {
        return keys.keySet().iterator().next();
    }

    /** The id of the key that {@code sealed} was sealed with. */
    public static String keyId(String sealed) {
        int dot = sealed.indexOf('.');
        return dot < 0 ? "" : sealed.substring(0, dot);
    }

    /** Seals {@code plain} under the first key; the same text never seals alike twice. */
    public String seal(TenantId tenant, String accountId, String secretName, String plain) {
        Map.Entry<String, SecretKey> key = keys.entrySet().iterator().next();
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] box = crypt(
                Cipher.ENCRYPT_MODE,
                key.getValue(),
                iv,
                boundTo(tenant, accountId, secretName),
                plain.getBytes(StandardCharsets.UTF_8));
        byte[] sealed =
                ByteBuffer.allocate(iv.length + box.length).put(iv).put(box).array();
        return key.getKey() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Opens a sealed secret.
     *
     * @throws IllegalArgumentException when it was sealed for somebody else, under an unknown key, or was changed
     */
    public String open(TenantId tenant, String accountId, String secretName, String sealed) {
        int dot = sealed.indexOf('.');
        SecretKey key = keys.get(keyId(sealed));
        if (key == null) {
            throw new IllegalArgumentException("the secret was sealed under a key that is not configured");
        }
        ByteBuffer box = ByteBuffer.wrap(decode(Base64.getUrlDecoder(), sealed.substring(dot + 1)));
        if (box.remaining() <= IV_BYTES) {
            throw new IllegalArgumentException("the secret is no seal");
        }
        byte[] iv = new byte[IV_BYTES];
        box.get(iv);
        byte[] ciphertext = new byte[box.remaining()];
        box.get(ciphertext);
        return new String(
                crypt(Cipher.DECRYPT_MODE, key, iv, boundTo(tenant, accountId, secretName), ciphertext),
                StandardCharsets.UTF_8);
    }

    /** The account's length keeps account and name from being shifted into one another. */
    private static byte[] boundTo(TenantId tenant, String accountId, String secretName) {
        String bound = tenant + "|" + accountId.length() + "|" + accountId + "|" + secretName;
        return bound.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] iv, byte[] associated, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(associated);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalArgumentException("the secret does not open here", refused);
        }
    }
}
