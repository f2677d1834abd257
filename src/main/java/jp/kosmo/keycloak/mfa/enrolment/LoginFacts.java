package jp.kosmo.keycloak.mfa.enrolment;

/**
 * What decides whether a login in which no second factor was shown or set up may end.
 *
 * @param staff whether it is a login of staff
 * @param holdsFactor whether the account has a factor
 * @param replaces whether the login came by the mail of a forgotten password, so that what is held may be lost
 * @param hasChosen whether a method is chosen
 * @param deferred whether the union lets this login end before the set-up
 * @param inDeferredSession whether the login goes on in a session that began so
 * @param setUpIsOpen whether the page of a set-up is still to come in this login
 * @param choiceIsOpen whether the page on which a method is chosen is still to come
 * @param canChoose whether that page can be asked for
 */
record LoginFacts(
        boolean staff,
        boolean holdsFactor,
        boolean replaces,
        boolean hasChosen,
        boolean deferred,
        boolean inDeferredSession,
        boolean setUpIsOpen,
        boolean choiceIsOpen,
        boolean canChoose) {

    /** What happens to the login. */
    enum Verdict {
        /** It may end, as far as factors go. */
        MAY_END,
        /** It cannot end yet: a page that is still to come asks for what is due. */
        WAITS,
        /** The method has to be chosen first. */
        CHOOSE,
        /** A factor has to be set up. */
        SET_UP,
        /** It went past a factor that was set up elsewhere meanwhile. */
        OUTDATED,
        /** Nothing in the flow asked for the factor that is held. */
        NOT_ASKED
    }

    Verdict verdict() {
        if (holdsFactor && !replaces) {
            return inDeferredSession && !staff ? Verdict.MAY_END : deferred ? Verdict.OUTDATED : Verdict.NOT_ASKED;
        }
        if ((deferred || inDeferredSession) && hasChosen && !holdsFactor && !staff) {
            return Verdict.MAY_END;
        }
        if (setUpIsOpen || (choiceIsOpen && !staff)) {
            return Verdict.WAITS;
        }
        return hasChosen || holdsFactor || staff || !canChoose ? Verdict.SET_UP : Verdict.CHOOSE;
    }
}
