"""Speech looked for in the sounds of videos, and held against their texts."""
