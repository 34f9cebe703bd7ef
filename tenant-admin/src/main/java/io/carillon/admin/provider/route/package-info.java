/** In which order and shares a channel's provider accounts are used. */
package io.carillon.admin.provider.route;
