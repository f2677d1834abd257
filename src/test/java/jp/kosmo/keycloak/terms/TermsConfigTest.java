package jp.kosmo.keycloak.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.ledger.shown.ShownTerms;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

class TermsConfigTest {

    private static final Map<String, String> WHOLE = Map.of(
            "version", "2.0",
            "effectiveFrom", "2027-04-01",
            "textJa", "規約",
            "textEn", "Terms",
            "summaryJa", "要約",
            "summaryEn", "Summary");

    @Test
    void isThereOnlyWithVersionAndText() {
        assertThat(new TermsConfig(null).version()).isEmpty();
        assertThat(without("version").version()).isEmpty();
        assertThat(without("textJa").version()).isEmpty();
        assertThat(with("textJa", "  ").version()).isEmpty();
        assertThat(without("effectiveFrom").version()).contains(new TermsVersion("2.0", Optional.empty(), 0));
        assertThat(config(WHOLE).version()).contains(new TermsVersion("2.0", Optional.of(LocalDate.of(2027, 4, 1)), 0));
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        assertThat(config(WHOLE).text(Locale.JAPANESE)).isEqualTo(new TermsText("ja", "規約"));
        assertThat(config(WHOLE).text(Locale.UK)).isEqualTo(new TermsText("en", "Terms"));
        assertThat(config(WHOLE).summary(Locale.JAPANESE)).isEqualTo("要約");
        assertThat(config(WHOLE).summary(Locale.UK)).isEqualTo("Summary");
    }

    @Test
    void fallsBackToJapanese() {
        assertThat(config(WHOLE).text(Locale.FRENCH).language()).isEqualTo("ja");
        assertThat(without("textEn").text(Locale.ENGLISH)).isEqualTo(new TermsText("ja", "規約"));
        assertThat(without("textEn").summary(Locale.ENGLISH)).isEqualTo("要約");
        assertThat(without("summaryEn").summary(Locale.ENGLISH)).isEmpty();
    }

    @Test
    void knowsItsOwnTextsByTheirHash() {
        var config = config(WHOLE);

        assertThat(config.textWith(config.text(Locale.ENGLISH).sha256())).contains(config.text(Locale.ENGLISH));
        assertThat(config.textWith(new TermsText("ja", "古い規約").sha256())).isEmpty();
        assertThat(without("textEn").textWith(new TermsText("en", "").sha256())).isEmpty();
    }

    @Test
    void savesWhatMakesSense() {
        assertThatNoException().isThrownBy(() -> {
            new TermsConfig(null).validate();
            config(WHOLE).validate();
            without("effectiveFrom").validate();
            with("version", "あ".repeat(64)).validate();
            with("graceDays", "365").validate();
            with("graceDays", "0").validate();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "version, '', version",
        "textJa, '', textJa",
        "version, 12345678901234567890123456789012345678901234567890123456789012345, version",
        "effectiveFrom, 2027/04/01, effectiveFrom",
        "effectiveFrom, 2027-02-30, effectiveFrom",
        "effectiveFrom, tomorrow, effectiveFrom",
        "graceDays, 366, graceDays",
        "graceDays, -1, graceDays",
        "graceDays, a week, graceDays",
        "changesJa, '1\n2\n3\n4', changesJa",
        "changesEn, '1\n2\n3\n4', changesEn",
    })
    void refusesTheRestAndNamesTheSetting(String name, String value, String refused) {
        var refusal = catchThrowableOfType(
                ValidationException.class, () -> with(name, value).validate());

        assertThat(refusal.getErrors())
                .extracting(ValidationException.Error::getAttribute)
                .containsExactly(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "3.0, 新しい規約, Terms, textEn",
        "3.0, 新しい規約, ' Terms ', textEn",
        "3.0, 新しい規約, New terms,",
        "3.0, 新しい規約, '',",
        "3.0, 規約, Terms,",
        "2.0, 新しい規約, Terms,",
    })
    void refusesTheOldEnglishUnderANewVersion(
            String version, String japanese, String english, @Nullable String refused) {
        var values = new HashMap<>(WHOLE);
        values.putAll(Map.of("version", version, "textJa", japanese, "textEn", english));

        var refusal = catchThrowableOfType(
                ValidationException.class, () -> config(values).requireEnglishOfItsOwn(config(WHOLE)));

        assertThat(Stream.ofNullable(refusal)
                        .flatMap(thrown -> thrown.getErrors().stream())
                        .map(ValidationException.Error::getAttribute))
                .isEqualTo(Stream.ofNullable(refused).toList());
    }

    @Test
    void saysWhatIsNewInThreeLinesAtMost() {
        assertThat(config(WHOLE).changes(Locale.JAPANESE)).isEmpty();
        assertThat(with("changesJa", " 一\n\n\u3000二\r\n三\n四").changes(Locale.JAPANESE))
                .containsExactly("一", "二", "三");
        assertThat(with("changesJa", "一").changes(Locale.ENGLISH)).isEmpty();
        assertThat(with("changesEn", "one").changes(Locale.ENGLISH)).containsExactly("one");
        assertThatNoException()
                .isThrownBy(() -> with("changesJa", "1\n\n2\n3\n").validate());
    }

    @ParameterizedTest
    @CsvSource({"3.0, 連絡先, changesJa", "3.0, 'ほか',", "3.0, '',", "2.0, 連絡先,"})
    void refusesTheOldChangesUnderANewVersion(String version, String changes, @Nullable String refused) {
        var last = with("changesJa", "連絡先");
        var values = new HashMap<>(WHOLE);
        values.putAll(Map.of("version", version, "changesJa", changes));

        var refusal = catchThrowableOfType(
                ValidationException.class, () -> config(values).requireChangesOfItsOwn(last));

        assertThat(Stream.ofNullable(refusal)
                        .flatMap(thrown -> thrown.getErrors().stream())
                        .map(ValidationException.Error::getAttribute))
                .isEqualTo(Stream.ofNullable(refused).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 2027-04-02, 2027-04-01, effectiveFrom",
        "2.0, 2027-04-01, 2027-04-01,",
        "2.0, '', 2027-04-01,",
        "2.0, 2027-04-02, 2027-03-31,",
        "3.0, 2027-04-02, 2027-04-01,",
    })
    void whatHasBegunIsNotPutOff(String version, String firstDay, LocalDate today, @Nullable String refused) {
        var values = new HashMap<>(WHOLE);
        values.putAll(Map.of("version", version, "effectiveFrom", firstDay));

        assertThat(refusedBy(() -> config(values).requireToHaveBegun(config(WHOLE), today)))
                .isEqualTo(Stream.ofNullable(refused).toList());
    }

    @Test
    void aLabelStaysThatOfItsTexts() {
        var before = new TermsText("ja", "前の規約");
        List<ShownTerms.Shown> shown = Stream.of(before, new TermsText("en", "Terms"))
                .map(text -> new ShownTerms.Shown("2.0", text.language(), text.sha256(), 0, 1))
                .toList();

        assertThat(refusedBy(() -> config(WHOLE).requireLabelOfItsOwn(List.of())))
                .isEmpty();
        assertThat(refusedBy(() -> config(WHOLE).requireLabelOfItsOwn(shown))).containsExactly("version");
        assertThat(refusedBy(() -> with("textJa", before.html()).requireLabelOfItsOwn(shown)))
                .isEmpty();
        assertThat(refusedBy(() -> with("textEn", "Other terms").requireLabelOfItsOwn(shown.subList(0, 1))))
                .containsExactly("version");
    }

    /** The settings that are refused. */
    private static List<String> refusedBy(ThrowingCallable check) {
        return Stream.ofNullable(catchThrowableOfType(ValidationException.class, check))
                .flatMap(refusal -> refusal.getErrors().stream())
                .map(ValidationException.Error::getAttribute)
                .toList();
    }

    @Test
    void nonsenseFromARealmFileStopsNoLogin() {
        assertThat(with("effectiveFrom", "tomorrow").version()).contains(new TermsVersion("2.0", Optional.empty(), 0));
        assertThat(with("graceDays", "7 days").version().orElseThrow().graceDays())
                .isZero();
    }

    @Test
    void daysOfGraceNeedADayToBeginWith() {
        var values = new HashMap<>(WHOLE);
        values.put("graceDays", "7");
        values.remove("effectiveFrom");

        var refusal = catchThrowableOfType(
                ValidationException.class, () -> config(values).validate());

        assertThat(refusal.getErrors())
                .extracting(ValidationException.Error::getAttribute)
                .containsExactly("effectiveFrom");
    }

    private static TermsConfig with(String name, String value) {
        var values = new HashMap<>(WHOLE);
        values.put(name, value);
        return config(values);
    }

    private static TermsConfig without(String name) {
        return with(name, "");
    }

    private static TermsConfig config(Map<String, String> values) {
        var stored = new RequiredActionConfigModel();
        stored.setConfig(values);
        return new TermsConfig(stored);
    }
}
