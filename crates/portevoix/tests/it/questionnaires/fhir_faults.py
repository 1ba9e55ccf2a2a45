"""Prints what another library finds wrong with FHIR R4B resources; their files are the arguments."""

import json
import sys

from fhir.resources.R4B import get_fhir_model_class

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        resource = json.load(file)
    try:
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    except ValueError as fault:
        print(f"{path}: {fault}")
