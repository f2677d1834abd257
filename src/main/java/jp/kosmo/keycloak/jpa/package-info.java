/** Entities, row locks and the entity managers of Keycloak. */
@NullMarked
package jp.kosmo.keycloak.jpa;

import org.jspecify.annotations.NullMarked;
