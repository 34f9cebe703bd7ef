package io.carillon.dispatcher.email;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.util.Base64;
import java.util.List;

/**
 * A mail as the SMTP client is given it. The client nests what is there (RFC 2046 §5.1, RFC 2387): files around, then the
 * plain and the HTML part as alternatives, then the HTML with the files it shows. {@link MailGuard} has passed it.
 */
final class MimeMail {
    private MimeMail() {}

    static MailMessage of(OutgoingMail mail) {
        MailMessage message = new MailMessage()
                .setFrom(mail.from())
                .setTo(mail.to())
                .setSubject(mail.subject())
                .setText(lines(mail.text()))
                .setHtml(lines(mail.html()))
                .addHeader("From", MailHeader.mailbox(mail.fromName(), mail.from()))
                .addHeader("Message-ID", mail.messageId());
        if (mail.replyTo() != null) {
            message.addHeader("Reply-To", mail.replyTo());
        }
        mail.extraHeaders().forEach(message::addHeader);
        if (!mail.attachedFiles().isEmpty()) {
            message.setAttachment(parts(mail.attachedFiles(), "attachment"));
        }
        if (!mail.inlineFiles().isEmpty()) {
            message.setInlineAttachment(parts(mail.inlineFiles(), "inline"));
        }
        return message;
    }

    /** The client ends lines with CR LF of its own; a CR that it is given stays and would stand alone on the wire. */
    private static String lines(String body) {
        return body == null ? null : body.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static List<MailAttachment> parts(List<MailFile> files, String disposition) {
        return files.stream().map(file -> part(file, disposition)).toList();
    }

    /** The client knows no RFC 2231, so names are written into the fields here. */
    private static MailAttachment part(MailFile file, String disposition) {
        MailAttachment part = MailAttachment.create()
                .setContentType(file.contentType() + FileName.parameter("name", file.name()))
                .setDisposition(disposition + FileName.parameter("filename", file.name()))
                .setData(Buffer.buffer(Base64.getDecoder().decode(file.base64())));
        return file.contentId() == null ? part : part.setContentId("<" + file.contentId() + ">");
    }
}
