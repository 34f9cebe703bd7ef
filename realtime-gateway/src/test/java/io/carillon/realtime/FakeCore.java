package io.carillon.realtime;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Core as far as sockets know it. Everybody's inbox is at place 100 with three unread entries, unless {@link #tell} said
 * otherwise of a user. What is asked besides can be looked up with {@link #asked}.
 */
public final class FakeCore implements QuarkusTestResourceLifecycleManager {
    private static final String INBOX = "/api/v1/users/me/notifications";
    private static final String SERVICES = "/api/v1/services/notifications";
    private static final String KNOWN_BATCH = "01900000-0000-7000-8000-00000000ba01";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, JsonObject> inboxes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    /** Lets this user's inbox be at a place, after these changes. */
    static void tell(String user, long head, long forgottenBefore, JsonObject... changes) throws Exception {
        JsonObject inbox = new JsonObject()
                .put("head", head)
                .put("from", forgottenBefore)
                .put("changes", new JsonArray(java.util.List.of(changes)));
        control(HttpRequest.newBuilder(core("/fake/" + user))
                .PUT(HttpRequest.BodyPublishers.ofString(inbox.encode()))
                .build());
    }

    /** Lets core be away for this user. */
    static void away(String user) throws Exception {
        control(HttpRequest.newBuilder(core("/fake/" + user))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"away\":true}"))
                .build());
    }

    /** Everybody is as at the beginning. */
    static void reset() throws Exception {
        control(HttpRequest.newBuilder(core("/fake/")).DELETE().build());
    }

    /** What was asked of core besides places and changes. */
    static String asked() throws Exception {
        return control(HttpRequest.newBuilder(core("/fake/")).GET().build());
    }

    static JsonObject change(long place, String change, String id) {
        return new JsonObject()
                .put("id", Long.toString(place))
                .put("change", change)
                .put("entry", new JsonObject().put("id", id).put("title", "Missed " + place));
    }

    @Override
    public Map<String, String> start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of("CORE_URL", "http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void stop() {
        vertx.close();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith("/fake/")) {
            request.body().onSuccess(body -> control(request, body.toString()));
        } else if (request.path().equals(INBOX + "/changes")) {
            changes(
                    request,
                    inboxes.getOrDefault(
                            subject(request), new JsonObject().put("head", 100).put("from", 0)));
        } else {
            asked.add(request.method() + " " + request.uri());
            other(request);
        }
    }

    private static void other(HttpServerRequest request) {
        boolean ada = subject(request).endsWith("b1");
        if (request.path().startsWith(SERVICES + "/b")) {
            int status = ada ? 403 : request.path().endsWith(KNOWN_BATCH) ? 200 : 404;
            request.response().setStatusCode(status).end("{\"state\":\"OPEN\",\"counters\":{\"accepted\":5},\"x\":1}");
        } else {
            request.response()
                    .setStatusCode(request.uri().contains("0000dead") ? 404 : 200)
                    .end("{}");
        }
    }

    private static void changes(HttpServerRequest request, JsonObject inbox) {
        String after = request.getParam("after");
        long head = inbox.getLong("head", 100L);
        if (inbox.getBoolean("away", false)) {
            request.response().setStatusCode(503).end();
        } else if (after != null && (Long.parseLong(after) < inbox.getLong("from") || Long.parseLong(after) > head)) {
            request.response().setStatusCode(410).end();
        } else {
            request.response().end(page(after, head, inbox).encode());
        }
    }

    private static JsonObject page(String after, long head, JsonObject inbox) {
        JsonArray data = new JsonArray();
        inbox.getJsonArray("changes", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(change -> after != null && Long.parseLong(change.getString("id")) > Long.parseLong(after))
                .forEach(data::add);
        JsonObject unread = new JsonObject().put("total", 3).put("byCategory", new JsonObject().put("news", 3));
        return new JsonObject()
                .put("lastEventId", Long.toString(head))
                .put("unread", unread)
                .put("data", data)
                .put("more", false);
    }

    private void control(HttpServerRequest request, String body) {
        AtomicReference<String> answer = new AtomicReference<>("");
        if (request.method() == HttpMethod.PUT) {
            inboxes.put(request.path().substring("/fake/".length()), new JsonObject(body));
        } else if (request.method() == HttpMethod.DELETE) {
            inboxes.clear();
            asked.clear();
        } else {
            answer.set(String.join("\n", asked));
        }
        request.response().end(answer.get());
    }

    private static String subject(HttpServerRequest request) {
        String payload = request.getHeader("Authorization").split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload))).getString("sub");
    }

    private static URI core(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("CORE_URL", String.class) + path);
    }

    private static String control(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
