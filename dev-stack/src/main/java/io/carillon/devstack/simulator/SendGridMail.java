package io.carillon.devstack.simulator;

import io.carillon.devstack.mail.Mailbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Turns what simulated SendGrid accepted into the mails that people would get, one per personalization. */
final class SendGridMail {

    /** Named, because the library else looks through every jar for it, several times a mail. */
    static final String STREAMS = "jakarta.mail.util.StreamProvider";

    static {
        System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Mailbox mailbox;

    SendGridMail(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void deliver(JsonObject request, String messageId) {
        JsonArray personalizations = request.getJsonArray("personalizations");
        for (int at = 0; at < personalizations.size(); at++) {
            deliver(request, personalizations.getJsonObject(at), messageId + "." + at);
        }
    }

    private void deliver(JsonObject request, JsonObject personalization, String messageId) {
        try {
            MimeMessage mail = compose(request, personalization, messageId);
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            String sender = request.getJsonObject("from").getString("email");
            mailbox.receive(sender, recipients(personalization), raw.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("SendGrid mail cannot be written as MIME", e);
        }
    }

    private static List<String> recipients(JsonObject personalization) {
        List<String> recipients = new ArrayList<>();
        for (String kind : List.of("to", "cc", "bcc")) {
            personalization
                    .getJsonArray(kind, new JsonArray())
                    .forEach(entry -> recipients.add(((JsonObject) entry).getString("email")));
        }
        return recipients;
    }

    private static MimeMessage compose(JsonObject request, JsonObject personalization, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new WithGivenId(messageId);
        mail.setFrom(address(request.getJsonObject("from")));
        for (Object to : personalization.getJsonArray("to")) {
            mail.addRecipient(Message.RecipientType.TO, address((JsonObject) to));
        }
        mail.setSubject(personalization.getString("subject", request.getString("subject", "")), "UTF-8");
        addHeaders(mail, request.getJsonObject("headers", new JsonObject()));
        addHeaders(mail, personalization.getJsonObject("headers", new JsonObject()));
        if (request.getValue("reply_to") instanceof JsonObject replyTo) {
            mail.setReplyTo(new InternetAddress[] {address(replyTo)});
        }
        JsonArray files = request.getJsonArray("attachments", new JsonArray());
        MimeMultipart bodies = parts(request.getJsonArray("content", new JsonArray()));
        mail.setContent(files.isEmpty() ? bodies : SendGridFiles.around(bodies, files));
        mail.saveChanges();
        return mail;
    }

    private static void addHeaders(MimeMessage mail, JsonObject headers) throws MessagingException {
        for (Map.Entry<String, Object> header : headers) {
            mail.setHeader(header.getKey(), String.valueOf(header.getValue()));
        }
    }

    private static InternetAddress address(JsonObject person) throws UnsupportedEncodingException {
        return new InternetAddress(person.getString("email"), person.getString("name"), "UTF-8");
    }

    private static MimeMultipart parts(JsonArray content) throws MessagingException {
        MimeMultipart parts = new MimeMultipart("alternative");
        for (int at = 0; at < content.size(); at++) {
            MimeBodyPart part = new MimeBodyPart();
            JsonObject block = content.getJsonObject(at);
            part.setText(
                    block.getString("value"), "UTF-8", block.getString("type").replaceFirst("^text/", ""));
            parts.addBodyPart(part);
        }
        return parts;
    }

    /** Keeps a Message-ID that the sender gave; otherwise uses the vendor's. */
    private static final class WithGivenId extends MimeMessage {

        private final String vendorId;

        WithGivenId(String vendorId) {
            super(SESSION);
            this.vendorId = vendorId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            if (getHeader("Message-ID") == null) {
                setHeader("Message-ID", "<%s@sendgrid.simulated>".formatted(vendorId));
            }
        }
    }
}
