package io.carillon.devstack.simulator;

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
}
