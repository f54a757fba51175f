# Finds the JDK and Maven that Hillock needs. Sourced by the scripts of bin/; sets JAVA_HOME and MVN.

say() { printf '%s\n' "$*" >&2; }

# The version of the JDK in folder $1 as its release file states it; fails where there is no JDK.
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            printf '%s\n' "${value%%\"*}"
            return 0
        fi
    done <"$1/release"
    return 1
}

# Whether version $1 is at least 25.0.3 and below 26. Earlier ones of 25 can move memory under native code (JDK-8377811).
is_fit() {
    feature=${1%%.*}
    [ "$feature" = 25 ] || return 1
    case $1 in
        25.*.*) ;;
        *) return 1 ;;
    esac
    rest=${1#25.}
    interim=${rest%%.*}
    update=${rest#*.}
    update=${update%%[!0-9]*}
    [ "${interim:-0}" -gt 0 ] 2>/dev/null || [ "${update:-0}" -ge 3 ] 2>/dev/null
}

is_fit_jdk() { version=$(jdk_version "$1") && is_fit "$version"; }

# The folder above bin/java of the java on PATH, links followed.
jdk_of_path() {
    found=$(command -v java 2>/dev/null) || return 1
    while [ -L "$found" ]; do
        link=$(readlink "$found") || return 1
        case $link in
            /*) found=$link ;;
            *) found=$(dirname "$found")/$link ;;
        esac
    done
    dirname "$(dirname "$found")"
}

# Sets and exports JAVA_HOME, or says in one line how to get a JDK and fails.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_fit_jdk "$JAVA_HOME"; then
        export JAVA_HOME
        return 0
    fi
    for folder in "$(jdk_of_path || :)" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* \
        "${HOME:-}"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
        if is_fit_jdk "$folder"; then
            JAVA_HOME=$folder
            export JAVA_HOME
            return 0
        fi
    done
    say "hillock: a JDK 25 (25.0.3 or newer, below 26) must be installed and none was found. Install one (Eclipse Temurin 25, or 'sdk install java 25.0.3-tem') and set JAVA_HOME to its folder."
    return 1
}

# Sets MVN, or says in one line how to get Maven and fails.
find_maven() {
    for MVN in "$(command -v mvn 2>/dev/null || :)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
        "${HOME:-}/.sdkman/candidates/maven/current/bin/mvn" /opt/maven/bin/mvn /opt/apache-maven*/bin/mvn \
        /usr/share/maven/bin/mvn /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
        [ -x "$MVN" ] && return 0
    done
    say "hillock: Maven must be installed to build, and no mvn was found. Install it ('apt-get install maven', 'brew install maven' or 'sdk install maven')."
    return 1
}
