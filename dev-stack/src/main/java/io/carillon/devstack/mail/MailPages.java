package io.carillon.devstack.mail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mailbox for people. A mail's own HTML is shown in a sandboxed frame and may run or load nothing. */
final class MailPages {

    private static final int SHOWN = 200;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem }
              table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .35rem .6rem;
                border-bottom: 1px solid #ddd; vertical-align: top } th { color: #555; font-weight: 600 }
              iframe { width: 100%%; height: 28rem; border: 1px solid #bbb; background: white }
              pre { white-space: pre-wrap; background: #f6f6f6; padding: 1rem }
            </style></head><body><main>%s</main></body></html>
            """;

    private final Mailbox mailbox;

    MailPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void mount(Router router) {
        router.get("/").handler(this::list);
        router.get("/messages/:id").handler(this::show);
        router.get("/messages/:id/html").handler(this::html);
        router.get("/messages/:id/raw").handler(this::raw);
    }

    static Optional<Mail> mail(Mailbox mailbox, RoutingContext request) {
        String id = request.pathParam("id");
        return id.matches("\\d{1,18}") ? mailbox.find(Long.parseLong(id)) : Optional.empty();
    }

    private void list(RoutingContext request) {
        String rows =
                mailbox.list(mail -> true, SHOWN).stream().map(MailPages::row).collect(Collectors.joining());
        Mailbox.Counts counts = mailbox.counts();
        String summary = "<h1>Mail</h1><p>%d received, %d duplicates. Newest first.</p>"
                .formatted(counts.messages(), counts.duplicates());
        String table = "<table><tr><th>To</th><th>Subject</th><th>Received</th></tr>%s</table>".formatted(rows);
        page(request, "Mail", summary + (rows.isEmpty() ? "<p>Nothing yet.</p>" : table));
    }

    private static String row(Mail mail) {
        return "<tr><td>%s</td><td><a href=\"/messages/%d\">%s</a></td><td>%s</td></tr>"
                .formatted(
                        escaped(String.join(", ", mail.recipients())),
                        mail.id(),
                        escaped(orNone(MailContent.of(mail).subject())),
                        mail.receivedAt());
    }

    private void show(RoutingContext request) {
        mail(mailbox, request).ifPresentOrElse(mail -> show(request, mail), () -> request.fail(404));
    }

    private static void show(RoutingContext request, Mail mail) {
        MailContent content = MailContent.of(mail);
        String headers = content.headers().entrySet().stream()
                .map(header -> "<tr><th>%s</th><td>%s</td></tr>"
                        .formatted(escaped(header.getKey()), escaped(header.getValue())))
                .collect(Collectors.joining());
        String frame = "<h2>HTML</h2><iframe sandbox title=\"HTML part\" src=\"/messages/%d/html\"></iframe>"
                .formatted(mail.id());
        String body = "<p><a href=\"/\">All mail</a> · <a href=\"/messages/%d/raw\">source</a></p><h1>%s</h1>"
                        .formatted(mail.id(), escaped(orNone(content.subject())))
                + (content.html().isEmpty() ? "" : frame)
                + "<h2>Text</h2><pre>%s</pre>".formatted(escaped(orNone(content.text())))
                + "<h2>Headers</h2><table>%s</table>".formatted(headers);
        page(request, content.subject(), body);
    }

    private void html(RoutingContext request) {
        Optional<Mail> mail = mail(mailbox, request);
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .setStatusCode(mail.isPresent() ? 200 : 404)
                .end(mail.map(found -> MailContent.of(found).html()).orElse(""));
    }

    private void raw(RoutingContext request) {
        Optional<Mail> mail = mail(mailbox, request);
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .setStatusCode(mail.isPresent() ? 200 : 404)
                .end(mail.map(found -> Buffer.buffer(found.raw())).orElse(Buffer.buffer()));
    }

    private static void page(RoutingContext request, String title, String body) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'")
                .end(PAGE.formatted(escaped(title), body));
    }

    private static String orNone(String text) {
        return text.isBlank() ? "(none)" : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
