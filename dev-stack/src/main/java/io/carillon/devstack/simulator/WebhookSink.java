package io.carillon.devstack.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A receiver of outgoing webhooks for demonstrations and tests: takes whatever is posted to {@code /webhook-sink/<name>} and
 * shows the newest thousand there, and how many there were under {@code /count}. Each name is a receiver of its own, told by {@code PUT /webhook-sink/<name>/behaviour} how to answer;
 * {@code PUT /behaviour/webhook} tells all that were told nothing.
 */
final class WebhookSink {
    /** Its name among the behaviours. */
    static final String NAME = "webhook";

    private static final int MOST = 1_000;

    private final Vertx vertx;
    private final Behaviours behaviours;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();

    WebhookSink(Vertx vertx, Behaviours behaviours) {
        this.vertx = vertx;
        this.behaviours = behaviours;
    }

    private static final class Receiver {
        private final Deque<JsonObject> received = new ArrayDeque<>();
        private long requests;
        private long accepted;
        private Optional<Behaviour> behaviour = Optional.empty();

        synchronized void take(JsonObject request, boolean accepts) {
            requests++;
            accepted += accepts ? 1 : 0;
            received.addLast(request);
            if (received.size() > MOST) {
                received.removeFirst();
            }
        }

        synchronized JsonArray list() {
            JsonArray list = new JsonArray();
            received.forEach(list::add);
            return list;
        }

        synchronized JsonObject count() {
            return new JsonObject().put("requests", requests).put("accepted", accepted);
        }

        synchronized void clear() {
            received.clear();
            requests = 0;
            accepted = 0;
        }

        synchronized Optional<Behaviour> behaviour() {
            return behaviour;
        }

        synchronized void behave(Behaviour told) {
            behaviour = Optional.of(told);
        }
    }

    void addTo(Router router) {
        router.post("/webhook-sink/:name").handler(this::take);
        router.get("/webhook-sink/:name")
                .handler(request -> request.json(of(request).list()));
        router.get("/webhook-sink/:name/count")
                .handler(request -> request.json(of(request).count()));
        router.delete("/webhook-sink/:name").handler(this::clear);
        router.put("/webhook-sink/:name/behaviour").handler(this::tell);
    }

    private void take(RoutingContext request) {
        JsonObject headers = new JsonObject();
        request.request()
                .headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
        Receiver receiver = of(request);
        Behaviour behaviour =
                receiver.behaviour().orElseGet(() -> behaviours.get(NAME).behaviour());
        Optional<Integer> failure =
                behaviour.failureFor(ThreadLocalRandom.current().nextDouble());
        receiver.take(
                new JsonObject()
                        .put("headers", headers)
                        .put("body", request.body().asString("UTF-8"))
                        .put("status", failure.orElse(200)),
                failure.isEmpty());
        if (behaviour.delayMillis() == 0) {
            answer(request, failure, behaviour);
        } else {
            vertx.setTimer(behaviour.delayMillis(), late -> answer(request, failure, behaviour));
        }
    }

    private static void answer(RoutingContext request, Optional<Integer> failure, Behaviour behaviour) {
        behaviour.retryAfter().ifPresent(wait -> request.response().putHeader("Retry-After", wait));
        request.response().setStatusCode(failure.orElse(200)).end(failure.isPresent() ? "as told" : "taken");
    }

    private void clear(RoutingContext request) {
        of(request).clear();
        request.response().setStatusCode(204).end();
    }

    private void tell(RoutingContext request) {
        try {
            Behaviour told = Behaviour.parse(new JsonObject(request.body().asString("UTF-8")));
            of(request).behave(told);
            request.json(told.json());
        } catch (RuntimeException wrong) {
            request.response().setStatusCode(400).end(String.valueOf(wrong.getMessage()));
        }
    }

    private Receiver of(RoutingContext request) {
        return receivers.computeIfAbsent(request.pathParam("name"), name -> new Receiver());
    }
}
