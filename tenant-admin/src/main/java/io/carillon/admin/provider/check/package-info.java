/** Asks a provider, harmlessly, whether an account works, and says in plain words what is wrong. */
package io.carillon.admin.provider.check;
