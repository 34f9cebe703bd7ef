package io.carillon.devstack.mail;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;

/** The mailbox for programs: {@code /api/messages}, {@code /api/messages/count} and {@code /api/stats}. */
final class MailApi {

    private static final int USUAL_LIMIT = 200;

    private final Mailbox mailbox;

    MailApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void mount(Router router) {
        router.get("/api/messages").handler(this::list);
        router.get("/api/messages/count").handler(this::count);
        router.get("/api/messages/:id").handler(this::show);
        router.delete("/api/messages").handler(this::clear);
        router.get("/api/stats").handler(this::stats);
    }

    private void list(RoutingContext request) {
        String limit = request.request().getParam("limit", String.valueOf(USUAL_LIMIT));
        if (!limit.matches("\\d{1,6}")) {
            request.response().setStatusCode(400).end("limit must be a number");
            return;
        }
        JsonArray messages = new JsonArray();
        mailbox.list(wanted(request), Integer.parseInt(limit)).forEach(mail -> messages.add(json(mail)));
        request.json(messages);
    }

    private void count(RoutingContext request) {
        request.json(new JsonObject().put("count", mailbox.count(wanted(request))));
    }

    private void show(RoutingContext request) {
        MailPages.mail(mailbox, request).ifPresentOrElse(mail -> request.json(json(mail)), () -> request.response()
                .setStatusCode(404)
                .end());
    }

    private void clear(RoutingContext request) {
        mailbox.clear();
        request.response().setStatusCode(204).end();
    }

    private void stats(RoutingContext request) {
        Mailbox.Counts counts = mailbox.counts();
        request.json(new JsonObject()
                .put("messages", counts.messages())
                .put("distinctMessageIds", counts.distinctMessageIds())
                .put("duplicates", counts.duplicates())
                .put("connections", counts.connections()));
    }

    private static Predicate<Mail> wanted(RoutingContext request) {
        String to = request.request().getParam("to");
        return to == null ? mail -> true : mail -> mail.isFor(to.replace(' ', '+'));
    }

    private static JsonObject json(Mail mail) {
        MailContent content = MailContent.of(mail);
        JsonObject headers = new JsonObject();
        content.headers().forEach(headers::put);
        JsonArray files = new JsonArray();
        content.files().forEach(file -> files.add(file.json()));
        return new JsonObject()
                .put("id", String.valueOf(mail.id()))
                .put("from", content.from())
                .put("envelopeFrom", mail.sender())
                .put("to", new JsonArray(mail.recipients()))
                .put("subject", content.subject())
                .put("text", content.text())
                .put("html", content.html())
                .put("attachments", files)
                .put("headers", headers)
                .put("receivedAt", mail.receivedAt().toString());
    }
}
