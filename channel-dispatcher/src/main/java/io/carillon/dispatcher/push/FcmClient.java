package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.VendorClient;
import io.carillon.events.AttemptOutcome;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends one message to several devices through Firebase: one outcome for each device; a broken call is one too. */
interface FcmClient extends VendorClient {
    String VENDOR = "https://fcm.googleapis.com";

    /**
     * What became of the message for one device.
     *
     * @param token the device
     * @param outcome how its call ended
     */
    record Answered(String token, AttemptOutcome outcome) {
        @Override
        public String toString() {
            return "Answered[" + outcome + "]";
        }
    }

    Uni<List<Answered>> send(List<String> tokens, PushMessage message, ProviderAccount account);
}
