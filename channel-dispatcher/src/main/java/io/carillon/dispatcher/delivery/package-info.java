/** The way of one attempt: read, claimed, sent through the tenant's route, told to core, and marked done. */
package io.carillon.dispatcher.delivery;
