/** Posts to tenants' webhook endpoints, signed as Standard Webhooks 1.0 says; each endpoint at its own pace. */
package io.carillon.dispatcher.webhook;
