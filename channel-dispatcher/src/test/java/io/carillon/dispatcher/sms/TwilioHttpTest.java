package io.carillon.dispatcher.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.VendorClient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioHttpTest extends TwilioContractTest {

    @Override
    protected Provider provider() {
        return new TwilioProvider(
                List.of(new TwilioHttp(http()), new TwilioSdk(sdkCalls())), config("http"), callbacks(), clock());
    }

    @Test
    void anImageWithoutTheClientAskedForDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> VendorClient.choose(List.of(new TwilioHttp(http())), Optional.of("sdk"), "x"));
    }

    @Test
    void nobodyAskingGetsTheVendorsLibraryWhereThereIsOne() {
        TwilioClient plain = new TwilioHttp(http());
        TwilioClient library = new TwilioSdk(sdkCalls());
        assertThat(VendorClient.choose(List.of(plain, library), Optional.empty(), "x"))
                .isSameAs(library);
        assertThat(VendorClient.choose(List.of(plain), Optional.empty(), "x")).isSameAs(plain);
    }
}
