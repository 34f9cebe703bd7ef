package io.carillon.devstack.mail;

import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that came with a mail.
 *
 * @param contentType without parameters
 * @param disposition {@code attachment} or {@code inline}; null when the mail does not say
 * @param contentId without angle brackets, or null
 * @param sha256 of its bytes, in hex
 */
record MailFile(String name, String contentType, String disposition, String contentId, int size, String sha256) {

    static MailFile of(MimePart part) throws MessagingException, IOException {
        byte[] bytes = part.getInputStream().readAllBytes();
        String id = part.getContentID();
        return new MailFile(
                MimeUtility.decodeText(part.getFileName()),
                part.getContentType().replaceFirst("\\s*;(?s:.*)", ""),
                part.getDisposition(),
                id == null ? null : id.replaceAll("^<|>$", ""),
                bytes.length,
                hash(bytes));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    JsonObject json() {
        return new JsonObject()
                .put("name", name)
                .put("contentType", contentType)
                .put("disposition", disposition)
                .put("contentId", contentId)
                .put("size", size)
                .put("sha256", sha256);
    }
}
