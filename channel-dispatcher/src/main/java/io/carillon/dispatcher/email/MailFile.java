package io.carillon.dispatcher.email;

import io.carillon.events.Attachment;
import java.util.List;

/**
 * A file of a mail, its bytes at hand.
 *
 * @param name file name
 * @param contentType media type without parameters
 * @param base64 the bytes in Base64
 * @param contentId name by which the HTML shows it, without angle brackets, or null for an ordinary attachment
 */
record MailFile(String name, String contentType, String base64, String contentId) {

    static List<MailFile> all(List<Attachment> attachments) {
        return attachments == null
                ? List.of()
                : attachments.stream().map(MailFile::of).toList();
    }

    boolean isInline() {
        return contentId != null;
    }

    private static MailFile of(Attachment file) {
        return new MailFile(file.name(), file.contentType(), file.content(), file.contentId());
    }

    @Override
    public String toString() {
        return "MailFile[***]";
    }
}
