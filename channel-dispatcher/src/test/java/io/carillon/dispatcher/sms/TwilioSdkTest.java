package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.Provider;
import java.util.List;

class TwilioSdkTest extends TwilioContractTest {

    @Override
    protected Provider provider() {
        return new TwilioProvider(
                List.of(new TwilioHttp(http()), new TwilioSdk(sdkCalls())), config("sdk"), callbacks(), clock());
    }
}
