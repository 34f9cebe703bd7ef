package io.carillon.devstack.simulator;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The published interface of one vendor, as far as sending goes. Implementations keep no state. */
interface VendorApi {

    /** The name in {@code ?provider=} and {@code /behaviour/{provider}}. */
    String provider();

    /** The path of the sending operation as a regular expression with named groups. */
    String path();

    /** Checks the request like the vendor and answers it. */
    Answer answer(Call call);

    /** The vendor's way to say that it cannot serve now. */
    Answer failure(int status);

    /** What the recipient asks for; throttling, outages and slowness are played for every vendor by the routes. */
    default Rehearsal rehearsal(Call call) {
        return Rehearsal.DELIVERED;
    }

    /**
     * What becomes of the message just accepted, step by step, and where it is reported; nothing for a vendor that never
     * reports.
     *
     * @param webhooks addresses that customers entered at the vendor
     */
    default List<Callback> story(Call call, Answer answer, Webhooks webhooks) {
        return List.of();
    }

    /**
     * Somebody writes to a customer: what the vendor then tells the customer.
     *
     * @param message as the vendor's documentation in docs/simulators.md says
     */
    default List<Callback> inbound(JsonObject message, Webhooks webhooks) {
        throw new IllegalArgumentException(provider() + " takes no messages in");
    }
}
