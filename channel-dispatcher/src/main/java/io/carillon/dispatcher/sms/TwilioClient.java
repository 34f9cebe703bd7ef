package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.HttpAnswer;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.VendorClient;
import io.smallrye.mutiny.Uni;

/** Creates a Message resource at Twilio and brings the answer as it came; an outage fails. */
interface TwilioClient extends VendorClient {

    Uni<HttpAnswer> create(TwilioMessage message, ProviderAccount account);
}
