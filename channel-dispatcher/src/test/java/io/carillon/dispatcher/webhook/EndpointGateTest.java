package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Defaults;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointGateTest {
    private final EndpointGate gate = new EndpointGate(Defaults.of(WebhookCallConfig.class));
    private final List<UniEmitter<? super String>> calls = new ArrayList<>();

    @Test
    void callsOfOneEndpointWaitForEachOtherAndForNobodyElse() {
        for (int i = 0; i < 12; i++) {
            call("slow");
        }
        assertThat(calls).hasSize(8);
        call("fast");
        assertThat(calls).hasSize(9);
    }

    @Test
    void aCallThatEndsLetsTheNextOneIn() {
        UniAssertSubscriber<String> first = call("slow");
        for (int i = 0; i < 8; i++) {
            call("slow");
        }
        assertThat(calls).hasSize(8);
        calls.getFirst().complete("done");
        first.assertItem("done");
        assertThat(calls).hasSize(9);
        calls.get(1).fail(new IllegalStateException("broken"));
        calls.subList(2, 9).forEach(call -> call.complete("done"));
        assertThat(gate.busy()).isZero();
    }

    private UniAssertSubscriber<String> call(String endpoint) {
        return gate.pass(endpoint, () -> Uni.createFrom().<String>emitter(calls::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
