/** WhatsApp through Meta's Cloud API. */
package io.carillon.dispatcher.whatsapp;
