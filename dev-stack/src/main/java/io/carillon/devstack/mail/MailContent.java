package io.carillon.devstack.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person would see of a mail: subject, parts and headers, decoded. Missing parts are empty. */
record MailContent(
        String from, String subject, String text, String html, List<MailFile> files, Map<String, String> headers) {

    static MailContent of(Mail mail) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail.raw()));
            Bodies bodies = new Bodies();
            bodies.collect(message);
            return new MailContent(
                    decoded(message.getHeader("From", ", ")),
                    decoded(message.getHeader("Subject", " ")),
                    bodies.text.toString(),
                    bodies.html.toString(),
                    bodies.files,
                    headers(message));
        } catch (MessagingException | IOException unreadable) {
            return new MailContent(
                    mail.sender(), "(unreadable: " + unreadable.getMessage() + ")", "", "", List.of(), Map.of());
        }
    }

    private static String decoded(String header) {
        try {
            return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException unknownCharset) {
            return header;
        }
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), decoded(header.getValue()), (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    /** The text and HTML found in a tree of MIME parts. */
    private static final class Bodies {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<MailFile> files = new ArrayList<>();

        void collect(Part part) throws MessagingException, IOException {
            Object content = part.getContent();
            if (content instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    collect(parts.getBodyPart(i));
                }
            } else if (part.getFileName() != null) {
                files.add(MailFile.of((MimePart) part));
            } else if (part.isMimeType("text/html")) {
                html.append(content);
            } else if (part.isMimeType("text/plain") && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                text.append(content);
            }
        }
    }
}
