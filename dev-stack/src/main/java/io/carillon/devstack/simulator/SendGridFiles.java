package io.carillon.devstack.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Base64;

/** Puts a mail's files around its bodies: what is inline beside the bodies, the rest around them. */
final class SendGridFiles {
    private SendGridFiles() {}

    static MimeMultipart around(MimeMultipart bodies, JsonArray files) throws MessagingException {
        MimeMultipart related = wrapped(bodies, "related");
        MimeMultipart mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(body(related));
        for (int at = 0; at < files.size(); at++) {
            JsonObject file = files.getJsonObject(at);
            boolean inline = "inline".equals(file.getString("disposition"));
            (inline ? related : mixed).addBodyPart(part(file, inline));
        }
        return mixed;
    }

    private static MimeMultipart wrapped(MimeMultipart inner, String kind) throws MessagingException {
        MimeMultipart outer = new MimeMultipart(kind);
        outer.addBodyPart(body(inner));
        return outer;
    }

    private static MimeBodyPart body(MimeMultipart parts) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(parts);
        return body;
    }

    private static MimeBodyPart part(JsonObject file, boolean inline) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        byte[] bytes = Base64.getDecoder().decode(file.getString("content"));
        String type = file.getString("type", "application/octet-stream");
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setFileName(file.getString("filename"));
        part.setDisposition(inline ? "inline" : "attachment");
        if (file.containsKey("content_id")) {
            part.setContentID("<" + file.getString("content_id") + ">");
        }
        return part;
    }
}
