package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.Behaviours.Played;
import io.carillon.devstack.simulator.callback.CallbackSender;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The vendors' own paths: each request meets the vendor's mood, then its checks, then the recipient's rehearsal. */
final class Vendors {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String REHEARSED_WAIT = "2";

    private final Vertx vertx;
    private final SendGridMail sendGridMail;
    private final Clock clock;
    private final SentLog log;
    private final Behaviours behaviours;
    private final Webhooks webhooks;
    private final CallbackSender callbacks;
    private final GoogleTokens tokens;
    private final WhatsAppTemplates whatsAppTemplates = new WhatsAppTemplates();
    private final List<VendorApi> vendors;
    private final List<AccountApi> accounts;

    Vendors(
            Vertx vertx,
            SendGridMail sendGridMail,
            Clock clock,
            SentLog log,
            Behaviours behaviours,
            Webhooks webhooks,
            Messages messages,
            CallbackSender callbacks) {
        this.vertx = vertx;
        this.sendGridMail = sendGridMail;
        this.clock = clock;
        this.log = log;
        this.behaviours = behaviours;
        this.webhooks = webhooks;
        this.callbacks = callbacks;
        this.tokens = new GoogleTokens(clock);
        this.vendors = all(messages, tokens, whatsAppTemplates, clock);
        this.accounts = Stream.of(SendGridAccount.all(), TwilioAccount.all(messages), WhatsAppAccount.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> names() {
        return List.of("sendgrid", "twilio", "fcm", "whatsapp");
    }

    private static List<VendorApi> all(
            Messages messages, GoogleTokens tokens, WhatsAppTemplates templates, Clock clock) {
        return List.of(
                new SendGridApi(messages),
                new TwilioApi(messages),
                new FcmApi(tokens),
                new WhatsAppApi(messages, templates, clock));
    }

    void addTo(Router router) {
        vendors.forEach(vendor -> router.postWithRegex(vendor.path()).handler(request -> serve(vendor, request)));
        accounts.forEach(account -> router.getWithRegex(account.path()).handler(request -> show(account, request)));
        router.postWithRegex(WhatsAppTemplates.PATH)
                .handler(request -> send(request, whatsAppTemplates.create(Call.of(request))));
        router.post("/google/token").handler(request -> send(request, tokens.answer(Call.of(request))));
    }

    /** Tells a customer what somebody wrote; {@code message} as the vendor's {@code inbound} wants it. */
    void inbound(String provider, JsonObject message) {
        Played played = behaviours.get(provider);
        callbacks.tell(
                vendor(provider).inbound(message, webhooks), played.behaviour().callbacks(), 0, played.dice());
    }

    private void serve(VendorApi vendor, RoutingContext request) {
        Played played = behaviours.get(vendor.provider());
        Call call = Call.of(request);
        switch (played.behaviour().fate(played.dice().nextDouble())) {
            case RESET -> lose(vendor, call, request.request().connection()::close);
            case HANGING -> lose(vendor, call, () -> {});
            case ANSWERED -> answer(vendor, played, call, request);
        }
    }

    private void lose(VendorApi vendor, Call call, Runnable end) {
        log.add(new Sent(vendor.provider(), clock.instant(), call, Answer.NONE));
        end.run();
    }

    private void answer(VendorApi vendor, Played played, Call call, RoutingContext request) {
        Answer answer = failed(vendor, played).orElseGet(() -> rehearsed(vendor, call));
        log.add(new Sent(vendor.provider(), clock.instant(), call, answer));
        long slow = vendor.rehearsal(call) == Rehearsal.SLOW ? Rehearsal.SLOW_MILLIS : 0;
        long delay = played.behaviour().delayMillis() + slow;
        if (answer.isSuccess()) {
            accepted(vendor, played, call, answer, delay);
        }
        later(delay, request, answer);
    }

    private Answer rehearsed(VendorApi vendor, Call call) {
        Answer answer = vendor.answer(call);
        return Optional.of(answer)
                .filter(Answer::isSuccess)
                .flatMap(fine -> vendor.rehearsal(call).refusal())
                .map(status -> with(REHEARSED_WAIT, vendor.failure(status)))
                .orElse(answer);
    }

    private void accepted(VendorApi vendor, Played played, Call call, Answer answer, long delay) {
        if (vendor.provider().equals(SendGridApi.NAME)) {
            sendGridMail.deliver(call.json().orElseThrow(), answer.headers().get(SendGridApi.MESSAGE_ID));
        }
        callbacks.tell(vendor.story(call, answer, webhooks), played.behaviour().callbacks(), delay, played.dice());
    }

    private void show(AccountApi account, RoutingContext request) {
        Played played = behaviours.get(account.provider());
        Answer answer = failed(vendor(account.provider()), played).orElseGet(() -> account.answer(Call.of(request)));
        later(played.behaviour().delayMillis(), request, answer);
    }

    private VendorApi vendor(String provider) {
        return vendors.stream()
                .filter(vendor -> vendor.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Answer> failed(VendorApi vendor, Played played) {
        return played.behaviour()
                .failureFor(played.dice().nextDouble())
                .map(vendor::failure)
                .map(answer -> played.behaviour()
                        .retryAfter()
                        .map(wait -> with(wait, answer))
                        .orElse(answer));
    }

    private static Answer with(String retryAfter, Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(RETRY_AFTER, retryAfter);
        return new Answer(answer.status(), headers, answer.body());
    }

    private void later(long delay, RoutingContext request, Answer answer) {
        if (delay > 0) {
            vertx.setTimer(delay, timer -> send(request, answer));
        } else {
            send(request, answer);
        }
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
}
