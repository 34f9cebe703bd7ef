/** What a provider is, which accounts a tenant's route tries in which order, and how one call is bounded and measured. */
package io.carillon.dispatcher.provider;
