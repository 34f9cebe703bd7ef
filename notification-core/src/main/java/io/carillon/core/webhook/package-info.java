/** Tells tenants' webhook endpoints what happened: each message tried until it is taken, each endpoint at its own pace. */
package io.carillon.core.webhook;
