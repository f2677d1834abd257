/**
 * Browser tests, and what they stand on: one Chromium for the run, a phone and a PC, a virtual passkey.
 *
 * <p>A test class is annotated with {@link jp.kosmo.keycloak.browser.BrowserTest}, opens pages with
 * {@link jp.kosmo.keycloak.browser.Chromium} and takes a {@link jp.kosmo.keycloak.browser.Screens} shot of every screen
 * it passes, which also checks it.
 */
@NullMarked
package jp.kosmo.keycloak.browser;

import org.jspecify.annotations.NullMarked;
