package io.carillon.testkit.offenders.carillon.tenancy;

import io.carillon.testkit.offenders.carillon.dispatcher.sms.SmsWords;

class KnowsAService {
    SmsWords words;
}
