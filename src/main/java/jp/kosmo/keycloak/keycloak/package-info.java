/** The only place for Keycloak classes outside server-spi and server-spi-private: what patch releases rename is mended here. */
@NullMarked
package jp.kosmo.keycloak.keycloak;

import org.jspecify.annotations.NullMarked;
