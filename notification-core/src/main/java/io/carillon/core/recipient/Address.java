package io.carillon.core.recipient;

import io.carillon.events.Channel;
import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One address of one tenant's people by its hash, so that it can be looked up, and remembered after its owner is erased.
 *
 * @param hash SHA-256 in hex over tenant, kind of address and normal form; the same address of two tenants differs
 */
public record Address(TenantId tenant, Channel channel, String hash) {

    /** An address as people write it: mail addresses are the same in capitals. */
    public static Address of(TenantId tenant, Channel channel, String text) {
        return new Address(tenant, channel, digest(tenant + "|" + channel.wireName() + "|" + normal(channel, text)));
    }

    private static String normal(Channel channel, String text) {
        String trimmed = text.strip();
        return channel == Channel.EMAIL ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
