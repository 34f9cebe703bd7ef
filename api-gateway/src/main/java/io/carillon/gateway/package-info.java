/** The only public door: who are you, may you, how often; then forward. */
package io.carillon.gateway;
