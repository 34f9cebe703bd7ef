package io.carillon.devstack.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The HTTP side of the simulator: the vendors' paths, and those by which tests look and command. */
final class SimulatorRoutes {

    private static final List<VendorApi> VENDORS =
            List.of(new SendGridApi(), new TwilioApi(), new FcmApi(), new WhatsAppApi());
    private static final List<AccountApi> ACCOUNTS = Stream.of(
                    SendGridAccount.all(), TwilioAccount.all(), WhatsAppAccount.all())
            .flatMap(List::stream)
            .toList();
    private static final long LARGEST_BODY = 30L * 1024 * 1024;
    private static final int USUAL_LIMIT = 200;

    private final Vertx vertx;
    private final SendGridMail sendGridMail;
    private final Clock clock;
    private final SentLog log = new SentLog();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    SimulatorRoutes(Vertx vertx, SendGridMail sendGridMail, Clock clock) {
        this.vertx = vertx;
        this.sendGridMail = sendGridMail;
        this.clock = clock;
        VENDORS.forEach(vendor -> behaviours.put(vendor.provider(), Behaviour.NORMAL));
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        VENDORS.forEach(vendor -> router.postWithRegex(vendor.path()).handler(request -> serve(vendor, request)));
        ACCOUNTS.forEach(account -> router.getWithRegex(account.path()).handler(request -> show(account, request)));
        router.post("/google/token").handler(request -> send(request, GoogleTokens.answer(Call.of(request))));
        router.get("/requests").handler(this::list);
        router.get("/requests/count").handler(this::count);
        router.delete("/requests").handler(this::clear);
        router.get("/behaviour").handler(this::behaviours);
        router.put("/behaviour/:provider").handler(this::command);
        return router;
    }

    private void serve(VendorApi vendor, RoutingContext request) {
        Behaviour behaviour = behaviours.get(vendor.provider());
        Call call = Call.of(request);
        Answer answer = behaviour
                .failureFor(ThreadLocalRandom.current().nextDouble())
                .map(status -> withRetryAfter(vendor.failure(status), behaviour))
                .orElseGet(() -> vendor.answer(call));
        log.add(new Sent(vendor.provider(), clock.instant(), call, answer));
        if (answer.isSuccess() && vendor.provider().equals(SendGridApi.NAME)) {
            sendGridMail.deliver(call.json().orElseThrow(), answer.headers().get(SendGridApi.MESSAGE_ID));
        }
        later(behaviour, request, answer);
    }

    private void show(AccountApi account, RoutingContext request) {
        Behaviour behaviour = behaviours.get(account.provider());
        Answer answer = behaviour
                .failureFor(ThreadLocalRandom.current().nextDouble())
                .map(status -> withRetryAfter(vendor(account.provider()).failure(status), behaviour))
                .orElseGet(() -> account.answer(Call.of(request)));
        later(behaviour, request, answer);
    }

    private static VendorApi vendor(String provider) {
        return VENDORS.stream()
                .filter(vendor -> vendor.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private void later(Behaviour behaviour, RoutingContext request, Answer answer) {
        if (behaviour.delayMillis() > 0) {
            vertx.setTimer(behaviour.delayMillis(), timer -> send(request, answer));
        } else {
            send(request, answer);
        }
    }

    private static Answer withRetryAfter(Answer answer, Behaviour behaviour) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        behaviour.retryAfter().ifPresent(value -> headers.put("Retry-After", value));
        return new Answer(answer.status(), headers, answer.body());
    }

    private static void send(RoutingContext request, Answer answer) {
        request.response().setStatusCode(answer.status());
        answer.headers().forEach(request.response()::putHeader);
        if (answer.body().isEmpty()) {
            request.response().end();
        } else {
            request.json(answer.body().getValue(Answer.LIST, answer.body()));
        }
    }

    private void list(RoutingContext request) {
        String limit = request.request().getParam("limit", String.valueOf(USUAL_LIMIT));
        if (!limit.matches("\\d{1,6}")) {
            request.response().setStatusCode(400).end("limit must be a number");
            return;
        }
        JsonArray sent = new JsonArray();
        log.list(request.request().getParam("provider"), Integer.parseInt(limit))
                .forEach(entry -> sent.add(entry.json()));
        request.json(sent);
    }

    private void count(RoutingContext request) {
        JsonObject counts = new JsonObject();
        for (VendorApi vendor : VENDORS) {
            SentLog.Count count = log.count(vendor.provider());
            counts.put(
                    vendor.provider(),
                    new JsonObject().put("requests", count.requests()).put("accepted", count.accepted()));
        }
        request.json(counts);
    }

    private void clear(RoutingContext request) {
        log.clear();
        request.response().setStatusCode(204).end();
    }

    private void behaviours(RoutingContext request) {
        JsonObject all = new JsonObject();
        behaviours.forEach((provider, behaviour) -> all.put(provider, behaviour.json()));
        request.json(all);
    }

    private void command(RoutingContext request) {
        String provider = request.pathParam("provider");
        if (!behaviours.containsKey(provider)) {
            request.response().setStatusCode(404).end("known providers: " + behaviours.keySet());
            return;
        }
        try {
            Behaviour behaviour = Behaviour.parse(new JsonObject(request.body().asString("UTF-8")));
            behaviours.put(provider, behaviour);
            request.json(behaviour.json());
        } catch (IllegalArgumentException | ClassCastException | DecodeException | NullPointerException wrong) {
            request.response().setStatusCode(400).end(String.valueOf(wrong.getMessage()));
        }
    }
}
