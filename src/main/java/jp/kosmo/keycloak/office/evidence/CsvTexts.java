package jp.kosmo.keycloak.office.evidence;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;

/** How a file speaks to the clerk: headings, words for codes, times. */
public final class CsvTexts {

    /** As Excel knows it for a time, in Japanese and in English. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

    private final Properties messages;

    CsvTexts(Properties messages) {
        this.messages = messages;
    }

    String heading(String column) {
        return word("kosmoOfficeColumn.", column);
    }

    /**
     * A code in words; the code itself where there are none.
     *
     * @param group what the keys of such codes begin with
     */
    public String word(String group, String code) {
        return messages.getProperty(group + code, code);
    }

    /** The first cell of a file's last line. */
    String end() {
        return heading("end");
    }

    /** Japanese time. */
    static String time(long epochMilli) {
        return TIME.format(JapanTime.at(Math.floorDiv(epochMilli, 1000)));
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
