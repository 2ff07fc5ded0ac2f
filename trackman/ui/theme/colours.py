"""The colours of the program, as tokens that say what they are for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColourScheme:
    """One complete set of colours, each as `#rrggbb`."""

    name: str
    dark: bool
    window: str
    """Tool bar, menu bar and the bar below."""
    surface: str
    """Lists and tables."""
    panel: str
    """Track details."""
    raised: str
    """Fields, buttons and cards."""
    border: str
    field_border: str
    """Round what is typed or chosen in; 3:1 at least (WCAG 2.2, 1.4.11)."""
    line: str
    """Between rows."""
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    selection_idle: str
    """The selection of a list without the keyboard focus."""
    hover: str
    danger: str
    danger_soft: str
    danger_border: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    toast: str
    """The message bar, which stands out by being the other way round."""
    toast_text: str
    toast_border: str


LIGHT = ColourScheme(
    name="light",
    dark=False,
    window="#f5f5f3",
    surface="#ffffff",
    panel="#fbfbf9",
    raised="#ffffff",
    border="#dcdcd7",
    field_border="#878c94",
    line="#ebebe7",
    text="#1e2126",
    muted="#565c65",
    faint="#636972",
    accent="#3651c9",
    on_accent="#ffffff",
    selection="#e4ebfb",
    selection_idle="#edf0f7",
    hover="#f4f5f7",
    danger="#b92c25",
    danger_soft="#fdeeec",
    danger_border="#e0a29d",
    warning="#7d5100",
    warning_soft="#fff0c9",
    success="#1a6f43",
    success_soft="#e5f4eb",
    toast="#24272d",
    toast_text="#f4f5f7",
    toast_border="#24272d",
)

DARK = ColourScheme(
    name="dark",
    dark=True,
    window="#18191d",
    surface="#1e2025",
    panel="#1b1d21",
    raised="#24272d",
    border="#383c44",
    field_border="#747a85",
    line="#2b2e35",
    text="#e9eaed",
    muted="#abb1bb",
    faint="#999fab",
    accent="#8fa6ff",
    on_accent="#14161a",
    selection="#2a3355",
    selection_idle="#282d3d",
    hover="#25282e",
    danger="#ff857d",
    danger_soft="#392123",
    danger_border="#7d4845",
    warning="#f0bf5e",
    warning_soft="#3a2e15",
    success="#79d4a3",
    success_soft="#1b3628",
    toast="#ecedf0",
    toast_text="#1e2126",
    toast_border="#ecedf0",
)

LIGHT_CONTRAST = ColourScheme(
    name="light high contrast",
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    raised="#ffffff",
    border="#000000",
    field_border="#000000",
    line="#6b6b6b",
    text="#000000",
    muted="#1f1f1f",
    faint="#333333",
    accent="#0023a8",
    on_accent="#ffffff",
    selection="#c9d8ff",
    selection_idle="#dfe6fa",
    hover="#e8e8e8",
    danger="#8f0000",
    danger_soft="#ffffff",
    danger_border="#8f0000",
    warning="#5c3900",
    warning_soft="#ffffff",
    success="#004d26",
    success_soft="#ffffff",
    toast="#000000",
    toast_text="#ffffff",
    toast_border="#000000",
)

DARK_CONTRAST = ColourScheme(
    name="dark high contrast",
    dark=True,
    window="#000000",
    surface="#000000",
    panel="#000000",
    raised="#000000",
    border="#ffffff",
    field_border="#ffffff",
    line="#8f8f8f",
    text="#ffffff",
    muted="#e6e6e6",
    faint="#cccccc",
    accent="#9db4ff",
    on_accent="#000000",
    selection="#1f3a8a",
    selection_idle="#22305c",
    hover="#262626",
    danger="#ffa19b",
    danger_soft="#000000",
    danger_border="#ffa19b",
    warning="#ffd479",
    warning_soft="#000000",
    success="#8cf0b8",
    success_soft="#000000",
    toast="#ffffff",
    toast_text="#000000",
    toast_border="#ffffff",
)


def look_for(dark: bool, contrast: bool) -> ColourScheme:
    """Return the look of a colour scheme."""
    if contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT
