package io.carillon.testkit.offenders.carillon.dispatcher.email;

import io.carillon.testkit.offenders.carillon.dispatcher.sms.SmsWords;

public class KnowsAnotherChannel {
    SmsWords neighbour;
}
