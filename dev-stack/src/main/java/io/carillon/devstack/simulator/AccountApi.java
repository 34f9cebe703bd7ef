package io.carillon.devstack.simulator;

/** One of a vendor's operations that show an account and change nothing; such requests do not count as sent. */
interface AccountApi {

    /** The vendor, by its name in {@code /behaviour/{provider}}. */
    String provider();

    /** The path of the operation as a regular expression with named groups; it is read with GET. */
    String path();

    /** Checks the request like the vendor and answers it. */
    Answer answer(Call call);
}
