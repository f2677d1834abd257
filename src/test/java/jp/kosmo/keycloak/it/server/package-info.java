/** What runs inside the servers of the tests and is no part of the bundle: a user federation, and a way to let time pass. */
@NullMarked
package jp.kosmo.keycloak.it.server;

import org.jspecify.annotations.NullMarked;
