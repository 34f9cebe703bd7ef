package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.CallbackSender;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The HTTP side of the simulator: the vendors' paths, and those by which tests look and command. */
final class SimulatorRoutes {

    private static final long LARGEST_BODY = 30L * 1024 * 1024;
    private static final int USUAL_LIMIT = 200;

    private final Vertx vertx;
    private final Vendors vendors;
    private final SentLog log = new SentLog();
    private final Behaviours behaviours = new Behaviours(
            Stream.concat(Vendors.names().stream(), Stream.of(WebhookSink.NAME)).toList());
    private final Messages messages = new Messages();
    private final CallbackSender callbacks;
    private final Webhooks webhooks;
    private final WhatsAppHandshake handshake;

    SimulatorRoutes(Vertx vertx, SendGridMail sendGridMail, Webhooks webhooks, Clock clock) {
        this.vertx = vertx;
        this.webhooks = webhooks;
        this.handshake = new WhatsAppHandshake(vertx, webhooks.reach());
        this.callbacks = new CallbackSender(vertx, messages, webhooks.reach(), clock);
        this.vendors = new Vendors(vertx, sendGridMail, clock, log, behaviours, webhooks, messages, callbacks);
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        vendors.addTo(router);
        new WebhookSink(vertx, behaviours).addTo(router);
        router.get("/requests").handler(request -> list(request, this::requests));
        router.get("/requests/count").handler(this::count);
        router.delete("/requests").handler(this::clear);
        router.get("/behaviour").handler(request -> request.json(behaviours.json()));
        router.put("/behaviour/:provider").handler(this::command);
        router.put("/webhooks/whatsapp").handler(this::shakeHands);
        router.put("/webhooks/:provider").handler(this::register);
        router.post("/inbound/:provider").handler(this::inbound);
        router.get("/callbacks").handler(request -> list(request, this::callbacks));
        router.get("/callbacks/count")
                .handler(request -> request.json(callbacks.counts().put("waiting", callbacks.waiting())));
        router.get("/messages/:id").handler(this::message);
        return router;
    }

    private static void list(RoutingContext request, BiFunction<RoutingContext, Integer, JsonArray> list) {
        String limit = request.request().getParam("limit", String.valueOf(USUAL_LIMIT));
        if (limit.matches("\\d{1,6}")) {
            request.json(list.apply(request, Integer.parseInt(limit)));
        } else {
            request.response().setStatusCode(400).end("limit must be a number");
        }
    }

    private JsonArray requests(RoutingContext request, int limit) {
        JsonArray sent = new JsonArray();
        log.list(request.request().getParam("provider"), limit).forEach(entry -> sent.add(entry.json()));
        return sent;
    }

    private JsonArray callbacks(RoutingContext request, int limit) {
        return callbacks.list(
                request.request().getParam("provider"), request.request().getParam("messageId"), limit);
    }

    private void count(RoutingContext request) {
        JsonObject counts = new JsonObject();
        for (String vendor : Vendors.names()) {
            SentLog.Count count = log.count(vendor);
            counts.put(
                    vendor, new JsonObject().put("requests", count.requests()).put("accepted", count.accepted()));
        }
        request.json(counts);
    }

    private void clear(RoutingContext request) {
        log.clear();
        request.response().setStatusCode(204).end();
    }

    private void message(RoutingContext request) {
        Optional<JsonObject> found = messages.find(request.pathParam("id"));
        if (found.isPresent()) {
            request.json(found.get());
        } else {
            request.response().setStatusCode(404).end("no such message");
        }
    }

    private void command(RoutingContext request) {
        understood(request, json -> {
            Behaviour behaviour = Behaviour.parse(json);
            behaviours.put(request.pathParam("provider"), behaviour);
            return behaviour.json();
        });
    }

    /** Meta makes sure of an address when it is given the verify token; without one it takes any. */
    private void shakeHands(RoutingContext request) {
        String body = String.valueOf(request.body().asString("UTF-8"));
        if (!body.contains("\"verifyToken\"")) {
            request.next();
            return;
        }
        JsonObject order = new JsonObject(body);
        handshake
                .perform(order.getString("url", ""), order.getString("verifyToken", ""))
                .onSuccess(fine -> request.next())
                .onFailure(wrong -> request.response().setStatusCode(400).end(wrong.getMessage()));
    }

    private void register(RoutingContext request) {
        understood(request, json -> {
            Webhook webhook = new Webhook(json.getString("url"), json.getString("secret"));
            webhooks.put(request.pathParam("provider"), json.getString("account", ""), webhook);
            return new JsonObject().put("account", json.getString("account")).put("url", webhook.url());
        });
    }

    private void inbound(RoutingContext request) {
        understood(request, json -> {
            vendors.inbound(request.pathParam("provider"), json);
            return json;
        });
    }

    private void understood(RoutingContext request, UnaryOperator<JsonObject> order) {
        if (behaviours.find(request.pathParam("provider")).isEmpty()) {
            request.response().setStatusCode(404).end("known providers: " + Vendors.names());
            return;
        }
        try {
            request.json(order.apply(new JsonObject(request.body().asString("UTF-8"))));
        } catch (IllegalArgumentException | ClassCastException | DecodeException | NullPointerException wrong) {
            request.response().setStatusCode(400).end(String.valueOf(wrong.getMessage()));
        }
    }
}
